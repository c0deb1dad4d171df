/// A parsed TOML 1.0 document that keeps every byte of its source.
///
/// Parsing never fails: what could not be read is left out and reported in `diagnostics`. Every value knows its bytes,
/// so the source can be edited in place (see `TOMLEditor`) without touching comments or layout.
/// Spec: <https://toml.io/en/v1.0.0>.
package struct TOMLDocument: Sendable {
  let storage: TOMLStorage

  /// Parses a document from UTF-8 bytes; a leading byte-order mark is skipped.
  package init(parsing source: [UInt8]) {
    var parser = TOMLParser(source: source)
    parser.parseDocument()
    storage = parser.finish()
  }

  /// Parses a document from text.
  package init(parsing source: String) {
    self.init(parsing: Array(source.utf8))
  }

  /// The bytes that were parsed, unchanged.
  package var source: [UInt8] { Array(storage.text.prefix(storage.sourceCount)) }

  /// What is wrong with the document, in source order; at most 50 entries.
  package var diagnostics: [TOMLDiagnostic] { storage.diagnostics }

  /// The table of top-level keys.
  package var root: TOMLTable { TOMLTable(storage: storage, id: 0) }

  /// The line and column of a byte offset; offsets outside the document are clamped to it.
  package func position(of offset: Int) -> TOMLPosition {
    storage.position(of: offset)
  }
}

extension TOMLStorage {
  func position(of offset: Int) -> TOMLPosition {
    textPosition(of: offset, in: text[..<sourceCount], lineStarts: lineStarts)
  }

  /// The line of an offset, counted from one.
  func line(of offset: Int) -> Int { lineIndex(of: offset, lineStarts) + 1 }
}

/// The index of the last line that starts at or before an offset.
func lineIndex(of offset: Int, _ lineStarts: [UInt32]) -> Int {
  var low = 0
  var high = lineStarts.count
  while high - low > 1 {
    let middle = (low + high) / 2
    if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
  }
  return low
}

func textPosition(of offset: Int, in text: ArraySlice<UInt8>, lineStarts: [UInt32]) -> TOMLPosition {
  let offset = min(max(offset, 0), text.count)
  let line = lineIndex(of: offset, lineStarts)
  let lineStart = lineStarts.isEmpty ? 0 : Int(lineStarts[line])
  let column = text[lineStart..<offset].count(where: { $0 & 0xc0 != 0x80 })
  return TOMLPosition(line: line + 1, column: column + 1)
}
