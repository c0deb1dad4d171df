public import PythonSyntax

/// A dotted name such as `os.path.join`, as its last part and the name before it.
///
/// Each distinct name of a file has one id, however it was imported, so names are compared by id.
@usableFromInline package struct QualifiedName: Sendable, BitwiseCopyable {
  /// The name before the last dot; none for a first part.
  @usableFromInline package var parent: QualifiedNameID
  /// The last part. The first part of a relative import whose package is not known is its dots.
  @usableFromInline package var part: NameText
  /// The number of parts.
  @usableFromInline package var depth: UInt32
}

/// The qualified names of a file while they are collected.
struct QualifiedNameTable: ~Copyable {
  var names = GrowableBuffer<QualifiedName>(minimumCapacity: 64)
  /// Open addressing by parent and hash of the part.
  private var slots = GrowableBuffer<UInt32>(minimumCapacity: 128)
  private var mask = 127

  init() {
    for _ in 0...mask { slots.append(0) }
    names.append(QualifiedName(parent: .none, part: NameText(""), depth: 0))
  }

  /// The name with one part more.
  mutating func name(_ parent: QualifiedNameID, _ part: NameText) -> QualifiedNameID {
    var slot = Int(Self.hash(parent, part)) & mask
    while slots[slot] != 0 {
      let known = names[Int(slots[slot])]
      if known.parent == parent && known.part == part { return QualifiedNameID(rawValue: slots[slot]) }
      slot = (slot + 1) & mask
    }
    let id = UInt32(names.count)
    names.append(QualifiedName(parent: parent, part: part, depth: names[parent.index].depth + 1))
    slots[slot] = id
    if names.count * 2 > mask { grow() }
    return QualifiedNameID(rawValue: id)
  }

  /// The name with the parts of a dotted name more.
  mutating func name(_ parent: QualifiedNameID, dotted: NameText) -> QualifiedNameID {
    var name = parent
    let bytes = unsafe dotted.bytes
    var start = 0
    for index in 0...bytes.count where unsafe index == bytes.count || bytes[index] == UInt8(ascii: ".") {
      if start == 0 && index == bytes.count { return self.name(name, dotted) }
      name = unsafe self.name(name, NameText(UnsafeBufferPointer(rebasing: bytes[start..<index])))
      start = index + 1
    }
    return name
  }

  /// The first part of a name.
  func root(of id: QualifiedNameID) -> QualifiedNameID {
    var id = id
    while !names[id.index].parent.isNone { id = names[id.index].parent }
    return id
  }

  private static func hash(_ parent: QualifiedNameID, _ part: NameText) -> UInt32 {
    (part.hash ^ parent.rawValue &* 0x9E37_79B9) &* 0x85EB_CA6B >> 3
  }

  private mutating func grow() {
    mask = mask * 2 + 1
    slots.truncate(to: 0)
    for _ in 0...mask { slots.append(0) }
    for id in 1..<names.count {
      var slot = Int(Self.hash(names[id].parent, names[id].part)) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(id)
    }
  }
}
