import SystemIO
package import SystemPackage

/// A virtual environment (PEP 405) that was just made.
package struct VirtualEnvironment: Sendable {
  /// Its absolute path.
  package let root: FilePath
  /// Its interpreter, which need not be started to be known.
  package let interpreter: Interpreter

  /// Makes an environment of an interpreter.
  ///
  /// Where nothing is at the path, the environment appears there whole or not at all. Where something is, it is written
  /// in place, with `pyvenv.cfg` last.
  ///
  /// - Parameters:
  ///   - location: where; relative to the working directory of `context`.
  ///   - interpreter: the Python to use; that of an environment stands for its base.
  ///   - cache: told of the new interpreter, so that it need not be started to be known.
  /// - Throws: ``EnvironmentError``, `SystemError`.
  package static func create(
    at location: FilePath, from interpreter: Interpreter, options: EnvironmentOptions, context: DiscoveryContext,
    cache: InterpreterCache
  ) throws -> VirtualEnvironment {
    let builder = try EnvironmentBuilder(
      root: context.absolute(location), interpreter: interpreter, options: options, context: context)
    try EnvironmentPlacement(shown: location, root: builder.root, existing: options.existing).place(builder)
    let executable = ActiveEnvironments.executable(in: builder.root)
    let facts = interpreter.facts.inEnvironment(
      builder.root, executable: executable, base: builder.base(named: executable))
    if facts.isImplementation(.cpython) { cache.store(facts, for: executable) }
    return VirtualEnvironment(root: builder.root, interpreter: Interpreter(path: executable, facts: facts))
  }
}
