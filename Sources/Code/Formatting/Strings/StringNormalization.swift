internal import PythonSyntax

/// Rewrites what is between the quotes of a literal for the quotes that it is going to have.
///
/// Quotes are escaped where they must be and not where they need not be, the digits of numeric escapes get lower case,
/// character names upper case, and line ends become line feeds. Nothing is copied before the first change.
struct StringNormalization {
  private let input: UnsafeBufferPointer<UInt8>
  private let style: LiteralStyle
  /// Whether braces are doubled because a plain literal becomes part of an f-string or t-string.
  private let escapesBraces: Bool
  private var output: [UInt8] = []
  /// What has been copied to the output.
  private var copied = 0
  private var index = 0

  private init(_ input: UnsafeBufferPointer<UInt8>, _ style: LiteralStyle, _ escapesBraces: Bool) {
    self.input = input
    self.style = style
    self.escapesBraces = escapesBraces
  }

  /// The rewritten bytes, or nil if they are the input.
  static func normalized(
    _ input: UnsafeBufferPointer<UInt8>, style: LiteralStyle, escapesBraces: Bool = false
  ) -> [UInt8]? {
    var normalization = StringNormalization(input, style, escapesBraces)
    normalization.run()
    guard normalization.copied > 0 else { return nil }
    normalization.copy(to: input.count)
    return normalization.output
  }

  private func peek(_ offset: Int) -> UInt8? { offset < input.count ? input[offset] : nil }

  /// Copies the input up to an offset.
  private mutating func copy(to end: Int) {
    output.append(contentsOf: UnsafeBufferPointer(rebasing: input[copied..<max(copied, end)]))
    copied = max(copied, end)
  }

  /// Copies the input up to an offset, drops `count` bytes of it and writes others.
  private mutating func replace(_ start: Int, count: Int, by bytes: [UInt8]) {
    copy(to: start)
    output.append(contentsOf: bytes)
    copied = start + count
  }

  private mutating func run() {
    let quote = style.quote
    while index < input.count {
      let byte = input[index]
      switch byte {
      case UInt8(ascii: "\r"):
        replace(index, count: 1, by: peek(index + 1) == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")])
      case UInt8(ascii: "{") where escapesBraces, UInt8(ascii: "}") where escapesBraces:
        replace(index, count: 1, by: [byte, byte])
      case UInt8(ascii: "\\") where !style.isRaw: readEscape()
      case quote where !style.isRaw && !style.isTriple:
        replace(index, count: 1, by: [UInt8(ascii: "\\"), quote])
      default: break
      }
      index += 1
    }
  }

  /// Reads the escape at `index` and stays at its last byte.
  private mutating func readEscape() {
    guard let escaped = peek(index + 1) else { return }
    switch escaped {
    case UInt8(ascii: "\\"): index += 1
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      if style.isTriple { return }
      if escaped != style.quote { replace(index, count: 1, by: []) }
      index += 1
    case UInt8(ascii: "x"): readHexadecimal(2)
    case UInt8(ascii: "u") where !style.isBytes: readHexadecimal(4)
    case UInt8(ascii: "U") where !style.isBytes: readHexadecimal(8)
    case UInt8(ascii: "N") where !style.isBytes: readName()
    default: break
    }
  }

  private mutating func readHexadecimal(_ count: Int) {
    let digits = index + 2..<index + 2 + count
    guard digits.upperBound <= input.count else { return }
    for offset in digits {
      switch input[offset] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
        UInt8(ascii: "A")...UInt8(ascii: "F"):
        break
      default: return
      }
    }
    for offset in digits where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(input[offset]) {
      replace(offset, count: 1, by: [input[offset] | 0x20])
    }
    index = digits.upperBound - 1
  }

  private mutating func readName() {
    guard peek(index + 2) == UInt8(ascii: "{") else { return }
    let start = index + 3
    var end = start
    loop: while true {
      guard let byte = peek(end) else { return }
      switch byte {
      case UInt8(ascii: "}"): break loop
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: " "), UInt8(ascii: "-"):
        end += 1
      default: return
      }
    }
    // A name has at least two characters.
    guard end - start >= 2 else { return }
    for offset in start..<end where (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(input[offset]) {
      replace(offset, count: 1, by: [input[offset] & ~0x20])
    }
    index = end
  }
}

extension Formatter {
  /// A range of the source with line feeds for line ends, otherwise as it is written.
  mutating func verbatimSource(_ start: UInt32, _ end: UInt32) {
    let bytes = sourceBytes(start, end)
    guard bytes.contains(UInt8(ascii: "\r")) else {
      source(start, end)
      return
    }
    text(lineFeedsOnly(bytes))
  }

  /// The bytes with a line feed for each line end.
  private func lineFeedsOnly(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte != UInt8(ascii: "\r") {
        result.append(byte)
      } else if index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n") {
        result.append(UInt8(ascii: "\n"))
      }
    }
    return result
  }
}
