import PackagingStandards

/// Why a file of a release cannot be used, from the farthest miss to the nearest.
enum DistributionIncompatibility: Hashable {
  /// Wheels are not to be used for the package.
  case binaryForbidden
  /// Building from source is not allowed for the package.
  case buildForbidden
  /// The file name is not one that PEP 625 allows.
  case filenameNotStandard
  /// The file was withdrawn; with the reason given, if any.
  case yanked(reason: String?)
  /// No tag of the wheel fits.
  case tag(IncompatibleTag)
  /// The file was published after the limit, or at an unknown time.
  case tooNew(milliseconds: Int64?)

  /// Whether this is a nearer miss than another, so that it says more about what could be done.
  func isNearer(than other: DistributionIncompatibility) -> Bool {
    switch (self, other) {
    case (.tooNew(let first), .tooNew(let second)):
      guard let first else { return true }
      return second.map { $0 < first } ?? false
    case (.tag(let first), .tag(let second)): return first > second
    case (.yanked, .yanked(let reason)): return reason != nil
    default: return nearness > other.nearness
    }
  }

  private var nearness: Int {
    switch self {
    case .buildForbidden, .filenameNotStandard: 0
    case .binaryForbidden: 1
    case .yanked: 2
    case .tag: 3
    case .tooNew: 4
    }
  }

  var isTooNew: Bool {
    if case .tooNew = self { true } else { false }
  }
}
