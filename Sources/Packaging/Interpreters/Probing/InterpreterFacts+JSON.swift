import JSONSyntax
import PackagingStandards

extension InterpreterFacts {
  /// Reads the answer of ``ProbeScript``.
  ///
  /// - Throws: `InterpreterAnswerError` where something is missing or cannot be.
  init(answer: JSONValue) throws {
    let fields = AnswerFields(value: answer)
    let numbers = try fields.integers("version")
    let fullVersion = try fields.text("python_full_version")
    // Tables of tags have a row for each minor version, so none may be out of all proportion.
    guard numbers.count == 3, numbers.allSatisfy({ $0 <= 255 }), let version = try? Version(fullVersion),
      [version.major, version.minor, version.patch] == numbers.map({ UInt64(clamping: $0) })
    else { throw InterpreterAnswerError.field("version") }
    self.init(version: version)
    markers.osName = try fields.text("os_name")
    markers.sysPlatform = try fields.text("sys_platform")
    markers.platformMachine = try fields.text("platform_machine")
    markers.platformPythonImplementation = try fields.text("platform_python_implementation")
    markers.platformRelease = try fields.text("platform_release")
    markers.platformSystem = try fields.text("platform_system")
    markers.platformVersion = try fields.text("platform_version")
    markers.pythonFullVersion = fullVersion
    markers.implementationName = try fields.text("implementation_name")
    markers.implementationVersion = try fields.text("implementation_version")
    prefix = try fields.path("prefix")
    basePrefix = try fields.path("base_prefix")
    executable = try fields.path("executable")
    baseExecutable = try fields.path("base_executable")
    standardLibrary = try fields.path("stdlib")
    scheme = try InstallScheme(fields.object("paths"))
    environmentScheme = try InstallScheme(fields.object("environment_paths"))
    sysconfigPlatform = try fields.text("platform")
    cLibrary = try fields.cLibrary("c_library")
    macOSVersion = try fields.twoPartVersion("macos")
    takesManylinux = try fields.flag("takes_manylinux")
    pointerBits = try fields.integer("pointer_bits") == 32 ? 32 : 64
    isFreeThreaded = try fields.flag("free_threaded")
    isDebug = try fields.flag("debug")
    isStandalone = try fields.flag("standalone")
  }
}

extension InstallScheme {
  fileprivate init(_ fields: AnswerFields) throws {
    self.init()
    purelib = try fields.text("purelib")
    platlib = try fields.text("platlib")
    scripts = try fields.text("scripts")
    data = try fields.text("data")
    include = try fields.text("include")
  }
}

/// What is wrong with the answer of an interpreter.
enum InterpreterAnswerError: Error, Equatable {
  /// A field is missing or of the wrong kind.
  case field(String)
}

/// Typed access to the members of the answer.
private struct AnswerFields {
  let value: JSONValue

  func text(_ name: String) throws -> String {
    guard let text = value[name]?.stringValue else { throw InterpreterAnswerError.field(name) }
    return text
  }

  func path(_ name: String) throws -> String {
    let path = try text(name)
    guard path.hasPrefix("/") else { throw InterpreterAnswerError.field(name) }
    return path
  }

  func flag(_ name: String) throws -> Bool {
    guard let flag = value[name]?.boolValue else { throw InterpreterAnswerError.field(name) }
    return flag
  }

  func integer(_ name: String) throws -> Int64 {
    guard let integer = value[name]?.integerValue else { throw InterpreterAnswerError.field(name) }
    return integer
  }

  func integers(_ name: String) throws -> [Int64] {
    let integers = value[name]?.arrayValue?.compactMap(\.integerValue).filter { $0 >= 0 }
    guard let integers else { throw InterpreterAnswerError.field(name) }
    return integers
  }

  func object(_ name: String) throws -> AnswerFields {
    guard let object = value[name], object.kind == .object else { throw InterpreterAnswerError.field(name) }
    return AnswerFields(value: object)
  }

  func twoPartVersion(_ name: String) throws -> TwoPartVersion? {
    guard let field = value[name], !field.isNull else { return nil }
    return try twoPartVersion(field, name)
  }

  private func twoPartVersion(_ field: JSONValue, _ name: String, from first: Int = 0) throws -> TwoPartVersion {
    guard let major = field[first]?.integerValue.flatMap(UInt16.init(exactly:)),
      let minor = field[first + 1]?.integerValue.flatMap(UInt16.init(exactly:)), max(major, minor) < 1000
    else { throw InterpreterAnswerError.field(name) }
    return TwoPartVersion(major, minor)
  }

  func cLibrary(_ name: String) throws -> CLibrary? {
    guard let field = value[name], !field.isNull else { return nil }
    let version = try twoPartVersion(field, name, from: 1)
    switch field[0]?.stringValue {
    case "glibc": return CLibrary(.glibc, version)
    case "musl": return CLibrary(.musl, version)
    default: throw InterpreterAnswerError.field(name)
    }
  }
}
