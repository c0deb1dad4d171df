internal import PythonSyntax

/// Qualified names while the walk goes on.
extension SemanticBuilder {
  /// The qualified name that a binding gives its name, if it is an import or built in.
  func qualifiedName(of binding: BindingID) -> QualifiedNameID {
    let binding = bindings[binding.index]
    switch binding.kind {
    case .import, .fromImport, .futureImport, .builtin: return QualifiedNameID(rawValue: binding.payload)
    case .submoduleImport: return qualifiedNames.root(of: QualifiedNameID(rawValue: binding.payload))
    default: return .none
    }
  }

  /// The qualified name of a reference's binding.
  @inline(__always)
  func qualifiedName(of reference: ReferenceID) -> QualifiedNameID {
    let binding = references[reference.index].binding
    return binding.isNone ? .none : qualifiedName(of: binding)
  }

  /// The qualified name that a name has here, without noting a use.
  mutating func qualifiedNameHere(_ symbol: Symbol) -> QualifiedNameID {
    let found = resolve(symbol)
    return found.binding.isNone ? .none : qualifiedName(of: found.binding)
  }

  /// Whether a qualified name is `module.name` for `typing` or `typing_extensions`.
  func isTyping(_ id: QualifiedNameID, _ name: StaticString) -> Bool {
    if id.isNone { return false }
    let last = qualifiedNames.names[id.index]
    return last.depth == 2 && last.part == name && isTypingModule(last.parent)
  }

  func isTypingModule(_ id: QualifiedNameID) -> Bool {
    let name = qualifiedNames.names[id.index]
    return name.depth == 1 && (name.part == "typing" || name.part == "typing_extensions")
  }
}
