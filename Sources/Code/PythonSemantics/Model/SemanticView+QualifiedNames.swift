package import PythonSyntax

/// Qualified names of expressions, and comparison with names that rules know. None of it makes strings but `text(of:)`.
extension SemanticView {
  /// The dotted name of a `Name` or `Attribute` through the imports of the file, such as `os.path.join` for `j` after
  /// `from os.path import join as j`; what is built in is in `builtins`. None for anything else.
  ///
  /// The id is the same for every expression of the file with this name, so a rule can classify the few names of a file
  /// once and then look up ids.
  package func qualifiedName(of id: NodeID) -> QualifiedNameID {
    let entry = entry(id)
    if entry == 0 { return .none }
    switch tree.kind(of: id) {
    case .attributeExpr: return entry >> 30 == 3 ? QualifiedNameID(rawValue: entry & 0x3FFF_FFFF) : .none
    case .nameExpr:
      let binding = resolvedBinding(of: id)
      return binding.isNone ? .none : qualifiedName(of: binding)
    default: return .none
    }
  }

  /// The dotted name that a binding gives its name: that of an import, or of what is built in.
  ///
  /// For `import a.b` it is `a`, which is what the name `a` means; the payload has `a.b`.
  package func qualifiedName(of id: BindingID) -> QualifiedNameID {
    let binding = binding(id)
    switch binding.kind {
    case .import, .fromImport, .futureImport, .builtin: return QualifiedNameID(rawValue: binding.payload)
    case .submoduleImport:
      var name = QualifiedNameID(rawValue: binding.payload)
      while !qualifiedName(name).parent.isNone { name = qualifiedName(name).parent }
      return name
    default: return .none
    }
  }

  /// The dotted name that an import statement names: the module for `import a.b` and for `from a import *`, and the
  /// member for `from a import b`.
  package func importedName(of id: BindingID) -> QualifiedNameID {
    let binding = binding(id)
    return binding.kind.isImport ? QualifiedNameID(rawValue: binding.payload) : .none
  }

  /// The name with its dots.
  package func text(of id: QualifiedNameID) -> String {
    var parts: [NameText] = []
    var id = id
    while !id.isNone {
      parts.append(qualifiedName(id).part)
      id = qualifiedName(id).parent
    }
    var text: [UInt8] = []
    for part in parts.reversed() {
      if let last = text.last, last != UInt8(ascii: ".") { text.append(UInt8(ascii: ".")) }
      unsafe text += part.bytes
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether an expression has a dotted name: `matches(call.func.id, "typing.cast")`.
  ///
  /// - Complexity: O(1) for an expression that no import leads to; else O(n) in the length of the name.
  package func matches(_ id: NodeID, _ name: StaticString) -> Bool {
    let qualified = qualifiedName(of: id)
    return !qualified.isNone && isName(qualified, name)
  }

  /// Whether an expression is a member of a module.
  package func matches(_ id: NodeID, module: StaticString, member: StaticString) -> Bool {
    let qualified = qualifiedName(of: id)
    if qualified.isNone { return false }
    let name = qualifiedName(qualified)
    return name.part == member && !name.parent.isNone && isName(name.parent, module)
  }

  /// Whether an expression is a member of `typing` or `typing_extensions`.
  package func isTyping(_ id: NodeID, _ member: StaticString) -> Bool {
    matches(id, module: "typing", member: member) || matches(id, module: "typing_extensions", member: member)
  }

  /// Whether an expression is a name that is built in and not bound by the file.
  package func isBuiltin(_ id: NodeID, _ name: StaticString) -> Bool {
    matches(id, module: "builtins", member: name)
  }

  /// Whether a dotted name is the one given.
  package func isName(_ id: QualifiedNameID, _ text: StaticString) -> Bool {
    var end = text.utf8CodeUnitCount
    let bytes = unsafe text.utf8Start
    var id = id
    while true {
      let name = qualifiedName(id)
      let count = Int(name.part.count)
      if count > end { return false }
      let start = end - count
      for index in 0..<count where unsafe name.part.base[index] != bytes[start + index] { return false }
      if name.parent.isNone { return start == 0 }
      if unsafe start < 2 || bytes[start - 1] != UInt8(ascii: ".") { return false }
      end = start - 1
      id = name.parent
    }
  }
}
