internal import Formatting

/// Formats code in a text document; nil where it is formatted already, or cannot be.
///
/// Code that does not parse may be meant to be an excerpt, so it is no error.
func formattedExcerpt(_ code: [UInt8], _ options: FormatOptions) -> [UInt8]? {
  guard
    case .changed(let formatted) = unsafe code.withUnsafeBufferPointer({ unsafe formatSource($0, options: options) })
  else {
    return nil
  }
  return formatted
}

/// Formats the statements of an interactive session: what stands behind `>>>` and `...`; nil if nothing changes.
///
/// - Parameter isEnd: says whether a line behind the first one of a statement ends it, although it starts with `...`.
func formattedSession(_ text: ArraySlice<UInt8>, _ options: FormatOptions) -> [UInt8]? {
  let first = Array(">>> ".utf8)
  let continuation = Array("...".utf8)
  let source = Array(text)
  let lines = Array(TextLines(source[...]))
  var edit = DocumentEdit(source)
  var index = 0
  while index < lines.count {
    let start = lines[index]
    index += 1
    guard source[start.start..<start.end].starts(with: first) else { continue }
    var code = Array(source[start.start + first.count..<start.end])
    var end = start.end
    while index < lines.count, source[lines[index].start..<lines[index].end].starts(with: continuation) {
      let line = lines[index]
      let isEmpty = source[line.start..<line.contentEnd].trimmingTrailingBlanks.elementsEqual(continuation)
      code += source[(isEmpty ? line.contentEnd : min(line.start + first.count, line.end))..<line.end]
      end = line.end
      index += 1
    }
    guard let formatted = formattedExcerpt(code, options) else { continue }
    var replacement: [UInt8] = []
    for (number, line) in TextLines(formatted[...]).enumerated() {
      replacement += number == 0 ? first : line.start == line.contentEnd ? continuation : continuation + [0x20]
      replacement += formatted[line.start..<line.end]
    }
    edit.replace(start.start..<end, by: replacement)
  }
  return edit.finish()
}
