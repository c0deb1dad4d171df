/// What a comment says to formatters.
enum FormatDirective: UInt8, BitwiseCopyable {
  case none
  /// `# fmt: off` or `# yapf: disable`.
  case off
  /// `# fmt: on` or `# yapf: enable`.
  case on
  /// `# fmt: skip`, also between other comments: `# noqa # fmt: skip`.
  case skip

  /// - Parameter comment: the comment from its `#` on.
  init(comment: UnsafeBufferPointer<UInt8>) {
    self = .none
    // Most comments have no colon.
    guard comment.contains(UInt8(ascii: ":")) else { return }
    let whole = Self.trimmed(comment.dropFirst())
    if let command = Self.command(of: whole, "fmt:") {
      if command.elementsEqual("off".utf8) {
        self = .off
        return
      }
      if command.elementsEqual("on".utf8) {
        self = .on
        return
      }
    } else if let command = Self.command(of: whole, "yapf:") {
      if command.elementsEqual("disable".utf8) {
        self = .off
        return
      }
      if command.elementsEqual("enable".utf8) {
        self = .on
        return
      }
    }
    for part in comment.split(separator: UInt8(ascii: "#")) {
      if let command = Self.command(of: Self.trimmed(part), "fmt:"), command.elementsEqual("skip".utf8) {
        self = .skip
        return
      }
    }
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0C }

  private static func trimmed(_ bytes: Bytes) -> Bytes {
    var bytes = bytes
    while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return bytes
  }

  /// What follows the name of a tool.
  private static func command(of bytes: Bytes, _ tool: StaticString) -> Bytes? {
    let count = tool.utf8CodeUnitCount
    guard bytes.count >= count else { return nil }
    for index in 0..<count where bytes[bytes.startIndex + index] != tool.utf8Start[index] { return nil }
    return trimmed(bytes.dropFirst(count))
  }
}
