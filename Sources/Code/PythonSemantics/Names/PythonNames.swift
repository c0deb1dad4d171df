package import PythonSyntax

/// What Python itself brings: names that are built in, and modules of the standard library.
package enum PythonNames {
  /// Whether a name is built into a version of Python.
  package static func isBuiltin(_ name: NameText, in version: PythonVersion) -> Bool {
    VersionedNameTable.builtins.contains(name, in: version)
  }

  /// Whether every module has the name without binding it, such as `__name__`.
  package static func isModuleAttribute(_ name: NameText, in version: PythonVersion) -> Bool {
    VersionedNameTable.moduleAttributes.contains(name, in: version)
  }

  /// Whether the first part of a dotted name is a module of a version's standard library, on any platform.
  package static func isStandardLibrary(_ module: NameText, in version: PythonVersion) -> Bool {
    VersionedNameTable.modules.contains(firstPart(of: module), in: version)
  }

  /// Whether the first part of a dotted name is a module of the standard library of any version since 3.7.
  package static func isStandardLibrary(_ module: NameText) -> Bool {
    VersionedNameTable.modules.contains(firstPart(of: module))
  }

  private static func firstPart(of module: NameText) -> NameText {
    guard let dot = unsafe module.bytes.firstIndex(of: UInt8(ascii: ".")) else { return module }
    return unsafe NameText(UnsafeBufferPointer(rebasing: module.bytes[..<dot]))
  }
}
