import Synchronization

/// Remembers which servers do not serve ranges, so that they are asked once.
final class RangeSupport: Sendable {
  private let refusing = Mutex<Set<String>>([])

  /// Whether ranges are worth asking for at an origin.
  func isPossible(at origin: String) -> Bool { refusing.withLock { !$0.contains(origin) } }

  /// Notes that an origin answered a range request with the whole file, or refused it.
  func noteRefusal(at origin: String) { refusing.withLock { _ = $0.insert(origin) } }
}
