import PythonSemantics
import PythonSyntax
import Testing

@Suite struct ExportTests {
  @Test(arguments: [
    SemanticCase(
      "a = 1\n__all__ = ['a', 'b']", "exports", "export a 2:12 -> assignment 1:1", "export b 2:17 -> unresolved"),
    SemanticCase(
      "def f(): pass\n__all__ = ('f',)\n__all__ += ['g']", "  f: functionDefinition 1:5",
      "export f 2:12 -> functionDefinition 1:5",
      "export g 3:13 -> unresolved", "  __all__: export 2:1; export 3:1"),
    SemanticCase(
      "__all__: list[str] = ['a']\n__all__.extend(['b'])\n__all__.append('c')\n__all__.remove('a')",
      "export a 1:23 removed", "export b 2:17 -> unresolved", "export c 3:16 -> unresolved"),
    SemanticCase(
      "import m\n__all__ = ['a'] + m.__all__ + ['b']", "exports includes-modules", "export a 2:12 -> unresolved",
      "export b 2:32 -> unresolved", "use 2:19 m in 2 -> import 1:8 export-source"),
    SemanticCase(
      "import m\n__all__ = [*m.__all__, 'a']\n__all__ += m.__all__\n__all__.extend(m.__all__)",
      "exports includes-modules", "use 4:16 m in 2 -> import 1:8 export-source"),
    SemanticCase("__all__ = f()", "exports invalid-format"),
    SemanticCase("__all__ = ['a', 1]", "exports invalid-element"),
    SemanticCase("__all__ = ['a']\n__all__ = ['b']", "export b 2:12 -> unresolved"),
    SemanticCase("__all__ = list(('a',))", "export a 1:17 -> unresolved"),
    SemanticCase("from m import *\n__all__ = ['a']", "export a 2:12 -> unresolved"),
    SemanticCase("def f(): __all__ = ['a']", "  f: functionDefinition 1:5", "  __all__: assignment 1:10"),
  ])
  func moduleExports(example: SemanticCase) { check(example) }
}
