package import PythonSyntax

/// What the meaning of a file depends on besides its text.
@usableFromInline package struct SemanticOptions: Equatable, Sendable {
  /// The version that decides which names are built in and whether annotations are evaluated.
  package var target: PythonVersion
  /// A stub (`.pyi`), whose annotations are never evaluated and may look ahead.
  package var isStub: Bool
  /// The dotted name of the module, to resolve relative imports; nil if it is not known.
  package var moduleName: String?
  /// Whether the file is the `__init__` of a package.
  package var isPackage: Bool
  /// Names that the environment adds to those that are built in.
  package var extraBuiltins: [String]

  package init(
    target: PythonVersion = .latest, isStub: Bool = false, moduleName: String? = nil, isPackage: Bool = false,
    extraBuiltins: [String] = []
  ) {
    self.target = target
    self.isStub = isStub
    self.moduleName = moduleName
    self.isPackage = isPackage
    self.extraBuiltins = extraBuiltins
  }
}
