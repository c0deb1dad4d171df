/// Runs the steps of a pattern over a text.
///
/// Only the last `*` and the last `**` can need another try, because whatever an earlier one could still give up a later
/// one can take: so the time is bounded by the product of the lengths, and nothing is stored.
enum GlobMatcher {
  static func matches(_ steps: [Glob.Step], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe steps.withUnsafeBufferPointer { unsafe matches($0, text) }
  }

  /// Where to go on after a failure: the step after a star, and the place up to which the star has taken the text.
  private struct Retry {
    var step: Int
    var place: Int
  }

  private static func matches(_ steps: UnsafeBufferPointer<Glob.Step>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var step = 0
    var place = 0
    // `inner` is the last `*`, which stops at `/`; `outer` the last star that does not.
    var inner: Retry?
    var outer: (retry: Retry, isDirectories: Bool)?
    while true {
      if step == steps.count {
        if place == text.count { return true }
      } else {
        switch unsafe steps[step] {
        case .star:
          step += 1
          inner = Retry(step: step, place: place)
          continue
        case .anything, .directories:
          let isDirectories = unsafe steps[step] == .directories
          step += 1
          outer = (Retry(step: step, place: place), isDirectories)
          inner = nil
          continue
        case .byte(let byte):
          if place < text.count, unsafe text[place] == byte {
            step += 1
            place += 1
            continue
          }
        case .anyByte(let crossesSlash):
          if place < text.count, unsafe crossesSlash || text[place] != slash {
            step += 1
            place += 1
            continue
          }
        case .bytes(let set, let crossesSlash):
          if place < text.count, unsafe crossesSlash || text[place] != slash, unsafe set.contains(text[place]) {
            step += 1
            place += 1
            continue
          }
        }
      }
      // A failure: let the last star take more.
      if let retry = inner, retry.place < text.count, unsafe text[retry.place] != slash {
        inner = Retry(step: retry.step, place: retry.place + 1)
        (step, place) = (retry.step, retry.place + 1)
        continue
      }
      guard let (retry, isDirectories) = outer else { return false }
      var next = retry.place
      if isDirectories {
        while next < text.count, unsafe text[next] != slash { next += 1 }
      }
      guard next < text.count else { return false }
      outer = (Retry(step: retry.step, place: next + 1), isDirectories)
      inner = nil
      (step, place) = (retry.step, next + 1)
    }
  }

  private static let slash = UInt8(ascii: "/")
}
