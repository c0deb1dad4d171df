/// The least speed at which the body of an answer must arrive.
///
/// A server that sends a byte now and then would otherwise hold a command for ever, for silence never lasts long enough
/// to be a time-out. A body may be slower than this for less than a window: each window is looked at on its own.
package struct TransferFloor: Sendable, Hashable {
  /// How long is measured.
  package var window: Duration
  /// The bytes that must arrive in a window.
  package var bytesPerWindow: Int

  /// By default 1 KiB a second, measured over a minute.
  package init(window: Duration = .seconds(60), bytesPerWindow: Int = 60 << 10) {
    self.window = window
    self.bytesPerWindow = bytesPerWindow
  }
}

/// Measures one body against a ``TransferFloor``; times come from the caller.
package struct TransferMeter: Sendable {
  private let floor: TransferFloor
  private var windowStart: Duration
  private var received = 0
  private var pausedAt: Duration?

  /// Starts to measure.
  ///
  /// - Parameter now: the time since any fixed moment.
  package init(_ floor: TransferFloor, now: Duration) {
    self.floor = floor
    windowStart = now
  }

  /// Notes bytes, and answers whether the body is still fast enough.
  package mutating func receive(_ count: Int, now: Duration) -> Bool {
    let (sum, isOverflow) = received.addingReportingOverflow(count)
    received = isOverflow ? .max : sum
    guard now - windowStart >= floor.window else { return true }
    guard received >= floor.bytesPerWindow else { return false }
    windowStart = now
    received = 0
    return true
  }

  /// Notes that the server is held up because what it sent is not yet used: this time does not count.
  package mutating func pause(now: Duration) {
    if pausedAt == nil { pausedAt = now }
  }

  /// Notes that the server may go on.
  package mutating func resume(now: Duration) {
    if let pausedAt { windowStart += now - pausedAt }
    pausedAt = nil
  }
}
