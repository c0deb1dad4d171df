internal import CPlatform
package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The environment variables of this process.
package enum ProcessEnvironment {
  /// Returns the value of a variable, or `nil` where it is unset.
  package static func value(_ name: String) -> String? {
    guard let raw = unsafe getenv(name) else { return nil }
    return unsafe String(cString: raw)
  }

  /// Returns the value of a variable, or `nil` where it is unset or empty.
  package static func nonEmptyValue(_ name: String) -> String? {
    guard let value = value(name), !value.isEmpty else { return nil }
    return value
  }

  /// Returns every variable as `NAME=VALUE`.
  package static func all() -> [String] {
    var result: [String] = []
    guard var next = unsafe adder_environment() else { return result }
    while let entry = unsafe next.pointee {
      unsafe result.append(String(cString: entry))
      unsafe next += 1
    }
    return result
  }

  /// The name of the first variable whose value is no UTF-8, among those that `isRead` picks by name.
  package static func firstUnreadable(where isRead: (String) -> Bool) -> String? {
    guard var next = unsafe adder_environment() else { return nil }
    while let entry = unsafe next.pointee {
      unsafe next += 1
      if unsafe isASCII(entry) || String(validatingCString: entry) != nil { continue }
      let name = unsafe String(String(cString: entry).prefix { $0 != "=" })
      if isRead(name) { return name }
    }
    return nil
  }

  /// The arguments of this process that are no UTF-8, repaired as `CommandLine.arguments` has them.
  package static var unreadableArguments: [String] {
    unsafe UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)).compactMap { raw in
      guard let raw = unsafe raw, unsafe !isASCII(raw), unsafe String(validatingCString: raw) == nil else { return nil }
      return unsafe String(cString: raw)
    }
  }

  /// Spares every command a text for each of its variables.
  private static func isASCII(_ raw: UnsafePointer<CChar>) -> Bool {
    var next = unsafe raw
    while unsafe (1..<0x80).contains(UInt8(truncatingIfNeeded: next.pointee)) { unsafe next += 1 }
    return unsafe next.pointee == 0
  }

  /// The user's home directory: `HOME`, else what the password database says.
  package static var homeDirectory: FilePath? {
    if let home = nonEmptyValue("HOME") { return FilePath(home) }
    guard let entry = unsafe getpwuid(getuid()), let directory = unsafe entry.pointee.pw_dir else { return nil }
    return unsafe FilePath(String(cString: directory))
  }

  /// The path of the running executable.
  package static var executablePath: FilePath? {
    #if os(Linux)
      return try? readLink("/proc/self/exe")
    #else
      return CommandLine.arguments.first.flatMap { realPath(FilePath($0)) }
    #endif
  }

  /// The number of processors this process may use.
  package static var processorCount: Int {
    let count = Int(adder_processor_count())
    if count > 0 { return count }
    return max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}
