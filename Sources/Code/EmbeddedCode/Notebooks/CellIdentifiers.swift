internal import Support

/// Gives ids to the cells without one: format 4.5 of notebooks demands them.
///
/// They are those that ruff gives, so that two tools do not rewrite a notebook in turn: version 4 UUIDs from a fixed
/// stream of random numbers.
func completeCellIdentifiers(_ cells: inout [NotebookValue]) {
  var known = Set(cells.compactMap { $0["id"]?.text })
  var stream = ChaChaStream(seed: 0)
  for index in cells.indices {
    guard case .object(var content) = cells[index], content["id"]?.text == nil else { continue }
    var identifier = nextIdentifier(&stream)
    while !known.insert(identifier).inserted { identifier = nextIdentifier(&stream) }
    content["id"] = .string(identifier)
    cells[index] = .object(content)
  }
}

/// A random UUID without its hyphens: each byte is the lowest of a number, but for the bits that say version and
/// variant.
private func nextIdentifier(_ stream: inout ChaChaStream) -> String {
  var bytes = (0..<16).map { _ in UInt8(truncatingIfNeeded: stream.next()) }
  bytes[6] = bytes[6] & 0x0F | 0x40
  bytes[8] = bytes[8] & 0x3F | 0x80
  return Hexadecimal.encode(bytes)
}
