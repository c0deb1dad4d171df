internal import PythonSyntax

/// A set of names, each with the versions of Python that have it. Read from a text of `PythonNameTables` when first
/// needed.
struct VersionedNameTable: Sendable {
  private struct Entry: BitwiseCopyable, Sendable {
    var name: NameText
    var first: UInt8
    var last: UInt8
  }

  private var entries: [Entry] = []
  /// Open addressing: indexes into `entries`, plus one.
  private var slots: [UInt16]
  private let mask: Int

  static let modules = VersionedNameTable(PythonNameTables.modules)
  static let builtins = VersionedNameTable(PythonNameTables.builtins)
  static let moduleAttributes = VersionedNameTable(PythonNameTables.moduleAttributes)

  init(_ text: StaticString) {
    let bytes = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    let items = unsafe bytes.split(separator: UInt8(ascii: " "))
    var size = 16
    while unsafe size < items.count * 2 { size *= 2 }
    mask = size - 1
    slots = [UInt16](repeating: 0, count: size)
    for index in unsafe items.indices {
      var name = unsafe items[index]
      var (first, last) = (PythonVersion.oldest.minor, UInt8.max)
      if let mark = unsafe name.firstIndex(of: UInt8(ascii: "<")) {
        last = unsafe Self.number(name[(mark + 1)...])
        unsafe name = name[..<mark]
      }
      if let mark = unsafe name.firstIndex(of: UInt8(ascii: ">")) {
        first = unsafe Self.number(name[(mark + 1)...])
        unsafe name = name[..<mark]
      }
      let entry = unsafe Entry(name: NameText(UnsafeBufferPointer(rebasing: name)), first: first, last: last)
      var slot = Int(entry.name.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      entries.append(entry)
      slots[slot] = UInt16(entries.count)
    }
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8 {
    unsafe digits.reduce(0) { $0 &* 10 &+ ($1 &- UInt8(ascii: "0")) }
  }

  /// Whether a version of Python has the name.
  func contains(_ name: NameText, in version: PythonVersion) -> Bool {
    guard let entry = entry(name) else { return false }
    return entry.first <= version.minor && version.minor <= entry.last
  }

  /// Whether any version of Python has the name.
  func contains(_ name: NameText) -> Bool { entry(name) != nil }

  private func entry(_ name: NameText) -> Entry? {
    var slot = Int(name.hash) & mask
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.name == name { return entry }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
