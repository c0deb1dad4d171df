#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Returns the calling thread's error number.
func currentErrno() -> Int32 { errno }

/// Calls `body` again for as long as a signal interrupts it.
@discardableResult
func retryingInterrupts<Value: FixedWidthInteger>(_ body: () -> Value) -> Value {
  while true {
    let value = body()
    if value != -1 || errno != EINTR { return value }
  }
}
