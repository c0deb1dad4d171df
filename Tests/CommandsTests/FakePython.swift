import SystemIO
import SystemPackage

extension ProgramRun {
  /// Makes an interpreter of that version below the home directory that answers what the program asks, and nothing
  /// else; answers the directory that it is in.
  @discardableResult
  func makePython(_ version: String) throws -> FilePath {
    let minor = version.split(separator: ".").prefix(2).joined(separator: ".")
    let directory = home.pushing(FilePath("pythons/\(minor)/bin"))
    let path = directory.appending("python\(minor)")
    try createDirectories(directory)
    let script = "#!/bin/sh\ncat <<'ANSWER'\nadder-interpreter-facts:\(facts(version, path))\nANSWER\n"
    try writeAtomically(script, to: path, permissions: 0o777)
    return directory
  }

  private func facts(_ version: String, _ path: FilePath) -> String {
    let numbers = version.split(separator: ".").joined(separator: ", ")
    let prefix = path.removingLastComponent().removingLastComponent()
    let site = "lib/python\(version.split(separator: ".").prefix(2).joined(separator: "."))/site-packages"
    return """
      {"os_name": "posix", "sys_platform": "linux", "platform_machine": "x86_64", \
      "platform_python_implementation": "CPython", "platform_release": "6.1.0", "platform_system": "Linux", \
      "platform_version": "#1 SMP", "python_full_version": "\(version)", "implementation_name": "cpython", \
      "implementation_version": "\(version)", "version": [\(numbers)], "prefix": "\(prefix)", \
      "base_prefix": "\(prefix)", "executable": "\(path)", "base_executable": "\(path)", "stdlib": "\(prefix)/lib", \
      "paths": {"purelib": "\(prefix)/\(site)", "platlib": "\(prefix)/\(site)", "scripts": "\(prefix)/bin", \
      "data": "\(prefix)", "include": "\(prefix)/include"}, \
      "environment_paths": {"purelib": "\(site)", "platlib": "\(site)", "scripts": "bin", "data": ".", \
      "include": "include"}, "platform": "linux-x86_64", "c_library": ["glibc", 2, 36], "macos": null, \
      "takes_manylinux": true, "pointer_bits": 64, "free_threaded": false, "debug": false, "standalone": false}
      """
  }
}
