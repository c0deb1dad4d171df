/// Whether an environment can use a wheel, by its tags, and how well.
package enum TagCompatibility: Hashable, Sendable {
  /// It can; a lower rank is a better match.
  case compatible(rank: UInt32)
  /// It cannot, for the part of the tags that came nearest.
  case incompatible(IncompatibleTag)

  /// The rank of a usable wheel, lower being better; nil if it cannot be used.
  package var rank: UInt32? {
    if case .compatible(let rank) = self { rank } else { nil }
  }
}

/// Why no tag of a wheel fits an environment, from the worst to the nearest miss.
package enum IncompatibleTag: UInt8, Comparable, Sendable {
  /// The text is not a wheel's tags.
  case invalid
  /// The wheel is for other versions or implementations of Python.
  case python
  /// The wheel's binary interface is not this interpreter's.
  case abi
  /// The wheel is not built for free-threaded Python.
  case freeThreadedABI
  /// The wheel is for other platforms.
  case platform

  package static func < (left: IncompatibleTag, right: IncompatibleTag) -> Bool {
    left.rawValue < right.rawValue
  }
}
