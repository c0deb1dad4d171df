internal import Support

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The operating system that this process runs on.
package enum HostSystem {
  /// A number that changes with the system's name, release, build and machine, as `uname` reports them.
  package static var fingerprint: UInt64 {
    var name = utsname()
    guard unsafe uname(&name) == 0 else { return 0 }
    var hash = StableHash()
    combine(&name.sysname, into: &hash)
    combine(&name.release, into: &hash)
    combine(&name.version, into: &hash)
    combine(&name.machine, into: &hash)
    return hash.value
  }

  /// Adds the text in a field of C characters, up to its end.
  private static func combine<Field>(_ field: inout Field, into hash: inout StableHash) {
    unsafe withUnsafeBytes(of: &field) { raw in
      let end = unsafe raw.firstIndex(of: 0) ?? raw.count
      unsafe hash.combine(UnsafeRawBufferPointer(rebasing: raw[..<end]))
    }
  }
}
