internal import Caching
internal import Interpreters
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// What `venv` does.
struct VenvOperation {
  let verb: VenvVerb
  let context: CommandContext

  init(verb: VenvVerb, context: CommandContext) {
    self.verb = verb
    self.context = context
  }

  func run() throws -> ExitStatus {
    let console = context.console
    let settings = context.settings
    let cache = try context.openCache(verb.cache, refresh: verb.refresh)
    let finder = try context.interpreterFinder(verb.python, environments: .onlySystem, cache: cache)
    let found = try finder.find(try request())
    for note in found.notes { console.debug(note.description) }
    let base = found.interpreter
    let location = FilePath(verb.path ?? ".venv")

    var options = EnvironmentOptions(toolVersion: ProgramVersion.current)
    options.prompt = EnvironmentOptions.Prompt(verb.prompt)
    options.systemSitePackages = verb.systemSitePackages
    options.isRelocatable = try settings.flag(.relocatable, on: verb.relocatable, off: verb.noRelocatable) ?? false
    options.isSeeded = try settings.flag(.seed, argument: verb.seed ? true : nil)?.value ?? false
    let clears = try settings.flag(.clear, on: verb.clear, off: verb.noClear) ?? false
    options.existing = verb.allowExisting ? .keep : clears ? (verb.force ? .clearAnything : .clear) : .fail

    console.status(
      "Using \(base.implementationTitle) \(base.version) interpreter at: \(console.messages.paint(base.path.string, .cyan))"
    )
    let seeded = options.isSeeded ? " with seed packages" : ""
    console.status("Creating virtual environment\(seeded) at: \(console.messages.paint(location.string, .cyan))")
    let environment = try VirtualEnvironment.create(
      at: location, from: base, options: options, context: try DiscoveryContext(), cache: InterpreterCache(cache))
    if options.isSeeded { try seed(environment, cache: cache) }
    console.status("Activate with: \(console.messages.paint(activation(of: location), .green))")
    return .success
  }

  /// The Python to use: what `-p` says, else what a `.python-version` file says.
  private func request() throws -> PythonRequest {
    if let request = try context.pythonRequest(verb.python) { return request }
    let ignoresProject = try context.settings.flag(.noProject, argument: verb.noProject ? true : nil)?.value ?? false
    guard !ignoresProject, let file = try PythonVersionFile.find(from: context.workingDirectory),
      let first = file.requests.first
    else { return .standard }
    context.console.debug("Using Python request `\(first)` from `\(file.path)`")
    return PythonRequest(first, workingDirectory: context.workingDirectory)
  }

  /// Installs pip, and before Python 3.12 the packages that used to come with it.
  private func seed(_ environment: VirtualEnvironment, cache: Cache) throws {
    let version = environment.interpreter.version
    let isOld = (version.major, version.minor) < (3, 12)
    try PackageAddition(
      names: isOld ? ["pip", "setuptools", "wheel"] : ["pip"],
      environment: PythonEnvironment(
        interpreter: environment.interpreter, scheme: environment.interpreter.scheme, root: environment.root,
        isRedirected: false),
      cache: cache, index: verb.index, age: verb.age, context: context
    ).run()
  }

  private func activation(of location: FilePath) -> String {
    let shell = ProcessEnvironment.nonEmptyValue("SHELL").flatMap { FilePath($0).lastComponent?.string } ?? ""
    let suffix =
      switch shell {
      case "fish": ".fish"
      case "csh", "tcsh": ".csh"
      case "nu": ".nu"
      default: ""
      }
    let path = location.appending("bin").appending("activate" + suffix).string
    return "\(suffix == ".nu" ? "overlay use" : "source") \(shellQuoted(path))"
  }
}
