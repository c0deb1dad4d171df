#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Stands for a disk that is full: writes past a size fail.
enum FileSizeLimit {
  /// Runs `body` while this process can make no file larger than `size` bytes: far more than any other test writes.
  static func whileLimited<Result>(to size: UInt, _ body: () throws -> Result) throws -> Result {
    signal(SIGXFSZ, SIG_IGN)
    var before = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before)
    var limited = before
    limited.rlim_cur = rlim_t(size)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limited)
    defer { setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before) }
    return try body()
  }
}
