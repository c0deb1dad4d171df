internal import PythonSyntax

/// The whitespace before a line of a docstring. A tab reaches to the next multiple of eight columns.
struct DocstringIndentation: BitwiseCopyable {
  private enum Kind: BitwiseCopyable {
    /// Only spaces, or nothing.
    case spaces
    case tabs
    case tabsThenSpaces
    case spacesThenTabs
    /// Anything else.
    case mixed
  }

  private var kind: Kind
  private var tabs: Int
  private var spaces: Int
  /// The width in columns.
  let columns: Int
  /// The length in bytes.
  let byteCount: Int

  static let tabWidth = 8

  /// No indentation.
  init() { self.init(.spaces, tabs: 0, spaces: 0) }

  private init(_ kind: Kind, tabs: Int, spaces: Int) {
    // Spaces before a tab count only if they reach past a multiple of the width of a tab.
    let spaceColumns = kind == .spacesThenTabs ? spaces / Self.tabWidth * Self.tabWidth : spaces
    self.init(kind, tabs: tabs, spaces: spaces, columns: spaceColumns + tabs * Self.tabWidth, byteCount: tabs + spaces)
  }

  private init(_ kind: Kind, tabs: Int, spaces: Int, columns: Int, byteCount: Int) {
    self.kind = kind
    self.tabs = tabs
    self.spaces = spaces
    self.columns = columns
    self.byteCount = byteCount
  }

  /// The indentation of a line.
  init(_ line: UnsafeBufferPointer<UInt8>) {
    var offset = 0
    func take(_ byte: UInt8) -> Int {
      let start = offset
      while offset < line.count, line[offset] == byte { offset += 1 }
      return offset - start
    }
    let spaces = take(UInt8(ascii: " "))
    let tabs = take(UInt8(ascii: "\t"))
    if tabs == 0 {
      self.init(.spaces, tabs: 0, spaces: spaces)
      return
    }
    let alignment = take(UInt8(ascii: " "))
    if spaces == 0 && alignment == 0 {
      self.init(.tabs, tabs: tabs, spaces: 0)
    } else if spaces == 0 && !(offset < line.count && line[offset] == UInt8(ascii: "\t")) {
      self.init(.tabsThenSpaces, tabs: tabs, spaces: alignment)
    } else if spaces > 0 && alignment == 0 {
      self.init(.spacesThenTabs, tabs: tabs, spaces: spaces)
    } else {
      var columns = spaces + tabs * Self.tabWidth + alignment
      while true {
        if offset < line.count, line[offset] == UInt8(ascii: "\t") {
          columns += Self.tabWidth - columns % Self.tabWidth
          offset += 1
        } else {
          let length = line.whitespaceLength(at: offset)
          if length == 0 { break }
          columns += length
          offset += length
        }
      }
      self.init(.mixed, tabs: 0, spaces: 0, columns: columns, byteCount: offset)
    }
  }

  /// Whether a line that is written with tabs can keep the rest of its indentation when `prefix` is taken from it:
  /// if both are orderly, one starts with the other, and what is left is not spaces before tabs.
  func canKeepRest(after prefix: DocstringIndentation) -> Bool {
    if kind == .mixed || prefix.kind == .mixed { return false }
    if kind == .spacesThenTabs {
      guard prefix.kind == .spaces || prefix.kind == .spacesThenTabs else { return false }
      guard spaces >= prefix.spaces && tabs >= prefix.tabs else { return false }
      return spaces == prefix.spaces
    }
    return prefix.kind != .spacesThenTabs && tabs >= prefix.tabs && spaces >= prefix.spaces
  }

  /// The length in bytes of the whitespace that takes as many columns as this indentation at the start of a line, or
  /// of all its whitespace if that is less.
  func prefixLength(of line: UnsafeBufferPointer<UInt8>) -> Int {
    var offset = 0
    var column = 0
    while column < columns {
      if offset < line.count, line[offset] == UInt8(ascii: "\t") {
        column += Self.tabWidth - column % Self.tabWidth
        offset += 1
      } else {
        let length = line.whitespaceLength(at: offset)
        if length == 0 { break }
        column += length
        offset += length
      }
    }
    return offset
  }
}
