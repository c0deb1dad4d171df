import PythonSemantics
import PythonSyntax
import Testing

@Suite struct PythonNamesTests {
  @Test(
    arguments: [
      ("print", 7, true), ("aiter", 9, false), ("aiter", 10, true), ("ExceptionGroup", 10, false),
      ("ExceptionGroup", 11, true), ("PythonFinalizationError", 13, true), ("frozendict", 14, false),
      ("frozendict", 15, true), ("WindowsError", 12, true), ("copyright", 12, true), ("prin", 12, false),
      ("", 12, false),
      ("_", 12, false), ("print ", 12, false),
    ] as [(String, UInt8, Bool)])
  func aVersionKnowsTheNamesThatAreBuiltIntoIt(name: String, minor: UInt8, expected: Bool) {
    let bytes = Array(name.utf8)
    bytes.withUnsafeBufferPointer {
      #expect(PythonNames.isBuiltin(NameText($0), in: PythonVersion(minor: minor)) == expected)
    }
  }

  @Test(
    arguments: [
      ("os", 7, true), ("os.path", 12, true), ("tomllib", 10, false), ("tomllib", 11, true), ("distutils", 11, true),
      ("distutils.core", 12, false), ("zoneinfo", 8, false), ("macpath", 7, true), ("macpath", 8, false),
      ("winreg", 7, true), ("compression", 13, false), ("compression.zstd", 14, true), ("numpy", 12, false),
      ("osx", 12, false), ("__future__", 7, true), ("_thread", 7, true), ("annotationlib", 14, true),
    ] as [(String, UInt8, Bool)])
  func aVersionKnowsTheModulesOfItsStandardLibrary(name: String, minor: UInt8, expected: Bool) {
    let bytes = Array(name.utf8)
    bytes.withUnsafeBufferPointer {
      #expect(PythonNames.isStandardLibrary(NameText($0), in: PythonVersion(minor: minor)) == expected)
    }
  }

  @Test(arguments: [
    SemanticCase(
      "__file__, __annotate__, __path__", "use 1:1 __file__ in 2 -> builtin",
      "use 1:11 __annotate__ in 2 -> unresolved", "use 1:25 __path__ in 2 -> unresolved"),
    SemanticCase("__annotate__", "use 1:1 __annotate__ in 2 -> builtin", options: version(14)),
    SemanticCase("__path__", "use 1:1 __path__ in 2 -> builtin", options: SemanticOptions(isPackage: true)),
    SemanticCase(
      "_, x", "use 1:1 _ in 2 -> builtin", "use 1:4 x in 2 -> unresolved",
      options: SemanticOptions(extraBuiltins: ["_"])),
  ])
  func attributesOfTheModuleAreNamesWhereTheVersionHasThem(example: SemanticCase) { check(example) }
}
