internal import PythonSyntax

/// Writes a model as lines of text in a stable form, for contributors and tests.
///
///     scope 3 function f 1:5 in 2
///       x argument 1:7; assignment 2:3 conditional
///     use 2:7 x in 3 -> argument 1:7
///     export x 4:12 -> assignment 1:1
///     name 2:7 os.path.join
package struct SemanticModelWriter: ~Escapable {
  private let view: SemanticView
  private let lines: LineIndex
  private var output: [String] = []

  @_lifetime(copy view)
  package init(_ view: SemanticView) {
    self.view = view
    lines = LineIndex(view.tree)
  }

  /// The lines of all parts: scopes with their names, uses in order of evaluation, exports, qualified names.
  package mutating func write() -> [String] {
    writeScopes()
    writeUses()
    writeExports()
    writeQualifiedNames()
    defer { output = [] }
    return output
  }

  // MARK: - Places

  private func place(_ offset: UInt32) -> String {
    let (line, column) = lines.position(of: offset)
    return "\(line + 1):\(column + 1)"
  }

  private func binding(_ id: BindingID) -> String {
    let binding = view.binding(id)
    if binding.kind == .builtin || binding.kind == .classCell { return "\(binding.kind)" }
    return "\(binding.kind) \(place(binding.range.start))"
  }

  // MARK: - Scopes

  private mutating func writeScopes() {
    for rawValue in 1..<UInt32(max(view.scopeCount, 1)) {
      let id = ScopeID(rawValue: rawValue)
      let scope = view.scope(id)
      if scope.kind == .builtins && scope.variableCount == 0 { continue }
      var line = "scope \(rawValue) \(scope.kind)"
      if !scope.binding.isNone {
        let binding = view.binding(scope.binding)
        line += " \(view.text(of: view.variable(binding.variable).symbol))"
      }
      if scope.kind != .builtins && scope.kind != .module { line += " \(place(view.range(of: scope.node).start))" }
      if !scope.parent.isNone { line += " in \(scope.parent.rawValue)" }
      output.append(line + Self.words(scope.flags))
      writeVariables(id)
    }
  }

  private mutating func writeVariables(_ id: ScopeID) {
    var variables: [VariableID] = []
    for index in view.variableIndices(of: id) { variables.append(view.variable(at: index)) }
    for id in variables.sorted() {
      let variable = view.variable(id)
      var parts: [String] = []
      var binding = variable.lastBinding
      while !binding.isNone {
        parts.append(self.binding(binding) + Self.words(view.binding(binding).flags) + payload(binding))
        binding = view.binding(binding).shadowed
      }
      let flags = Self.words(variable.flags.intersection([.global, .nonlocal, .captured, .boundFromInside]))
      output.append(
        "  \(view.text(of: variable.symbol))\(flags)\(parts.isEmpty ? "" : ": ")"
          + parts.reversed().joined(separator: "; "))
    }
  }

  private func payload(_ id: BindingID) -> String {
    if view.binding(id).kind == .deletion && view.binding(id).flags.contains(.alternative) { return " alternative" }
    let name = view.importedName(of: id)
    return name.isNone ? "" : " = \(view.text(of: name))"
  }

  // MARK: - Uses, exports, names

  private mutating func writeUses() {
    for rawValue in 1..<UInt32(max(view.referenceCount, 1)) {
      let reference = view.reference(ReferenceID(rawValue: rawValue))
      if reference.flags.contains(.export) { continue }
      var line = "use \(place(view.range(of: reference.node).start)) \(view.text(of: reference.symbol))"
      line += " in \(reference.scope.rawValue) -> \(target(reference))"
      output.append(line + Self.words(reference.flags))
    }
  }

  private func target(_ reference: Reference) -> String {
    if !reference.binding.isNone { return binding(reference.binding) }
    return reference.variable.isNone ? "unresolved" : "unbound in \(view.variable(reference.variable).scope.rawValue)"
  }

  private mutating func writeExports() {
    let flags = view.exportFlags
    if flags.contains(.isDefined) || !view.exports.isEmpty { output.append("exports" + Self.words(flags)) }
    for export in view.exports {
      var line = "export \(view.text(of: export.symbol)) \(place(view.tree.range(of: export.node).start))"
      if export.isRemoved {
        line += " removed"
      } else {
        let reference = view.reference(export.reference)
        line += " -> " + target(reference)
      }
      output.append(line)
    }
  }

  private mutating func writeQualifiedNames() {
    for rawValue in 1..<UInt32(view.tree.nodeCount) {
      let id = NodeID(rawValue: rawValue)
      let name = view.qualifiedName(of: id)
      if name.isNone { continue }
      output.append("name \(place(view.tree.range(of: id).start)) \(view.text(of: name))")
    }
  }

  // MARK: - Flags

  private static func words(_ rawValue: UInt32, _ names: [(UInt32, String)]) -> String {
    names.filter { rawValue & $0.0 != 0 }.map { " " + $0.1 }.joined()
  }

  private static func words(_ flags: ScopeFlags) -> String {
    words(
      UInt32(flags.rawValue),
      [(1, "star-import"), (2, "uses-locals"), (4, "yields"), (8, "async"), (16, "inside-class")])
  }

  private static func words(_ flags: VariableFlags) -> String {
    words(
      UInt32(flags.rawValue),
      [
        (UInt32(VariableFlags.global.rawValue), "global"), (UInt32(VariableFlags.nonlocal.rawValue), "nonlocal"),
        (UInt32(VariableFlags.captured.rawValue), "captured"),
        (UInt32(VariableFlags.boundFromInside.rawValue), "bound-from-inside"),
      ])
  }

  private static func words(_ flags: ExportFlags) -> String {
    words(UInt32(flags.rawValue), [(2, "invalid-format"), (4, "invalid-element"), (8, "includes-modules")])
  }

  private static func words(_ flags: BindingFlags) -> String {
    words(flags.rawValue, bindingWords)
  }

  private static let bindingWords: [(UInt32, String)] = [
    (BindingFlags.conditional.rawValue, "conditional"), (BindingFlags.typeChecking.rawValue, "type-checking"),
    (BindingFlags.importGuard.rawValue, "import-guard"), (BindingFlags.nameErrorGuard.rawValue, "name-error-guard"),
    (BindingFlags.privateName.rawValue, "private"), (BindingFlags.explicitReexport.rawValue, "reexport"),
    (BindingFlags.alias.rawValue, "alias"), (BindingFlags.decorated.rawValue, "decorated"),
    (BindingFlags.overload.rawValue, "overload"), (BindingFlags.annotated.rawValue, "annotated"),
    (BindingFlags.throughDeclaration.rawValue, "through-declaration"), (BindingFlags.starred.rawValue, "starred"),
    (BindingFlags.fromComprehension.rawValue, "from-comprehension"), (BindingFlags.lazy.rawValue, "lazy"),
    (BindingFlags.loop.rawValue, "loop"), (BindingFlags.handler.rawValue, "handler"),
    (BindingFlags.typeAlias.rawValue, "type-alias"), (BindingFlags.relativeImport.rawValue, "relative"),
  ]

  private static func words(_ flags: ReferenceFlags) -> String {
    words(flags.rawValue, referenceWords)
  }

  private static let referenceWords: [(UInt32, String)] = [
    (ReferenceFlags.annotation.rawValue, "annotation"), (ReferenceFlags.runtimeEvaluated.rawValue, "evaluated"),
    (ReferenceFlags.deferred.rawValue, "deferred"), (ReferenceFlags.quoted.rawValue, "quoted"),
    (ReferenceFlags.typeDefinition.rawValue, "type"), (ReferenceFlags.typeChecking.rawValue, "type-checking"),
    (ReferenceFlags.augmented.rawValue, "augmented"), (ReferenceFlags.deletion.rawValue, "deletion"),
    (ReferenceFlags.beforeBinding.rawValue, "before-binding"),
    (ReferenceFlags.maybeStarImport.rawValue, "maybe-star-import"),
    (ReferenceFlags.nameErrorGuard.rawValue, "name-error-guard"), (ReferenceFlags.nested.rawValue, "nested"),
    (ReferenceFlags.exportSource.rawValue, "export-source"), (ReferenceFlags.decorator.rawValue, "decorator"),
    (ReferenceFlags.base.rawValue, "base"), (ReferenceFlags.defaultValue.rawValue, "default"),
  ]
}
