/// Counts how often packages are rejected because of others, to find pairs that are decided in a bad order.
///
/// Deciding A before B when every version of A excludes all wanted versions of B makes the solver try the versions of A
/// one by one. After a few such conflicts B is decided before A.
struct ConflictTracker {
  /// The number of conflicts after which an order counts as bad.
  static let threshold = 5

  private var affectedCounts: [Int] = []
  private var culpritCounts: [Int] = []
  /// Packages that were rejected often and should be decided early.
  private(set) var affected: [PackageID] = []
  /// Packages that often caused the rejection of others and should be decided late.
  private(set) var culprits: [PackageID] = []

  mutating func countAffected(_ package: PackageID) {
    if Self.count(package, in: &affectedCounts) == Self.threshold { affected.append(package) }
  }

  mutating func countCulprit(_ package: PackageID) {
    if Self.count(package, in: &culpritCounts) == Self.threshold { culprits.append(package) }
  }

  mutating func takeAffected() -> [PackageID] {
    defer { affected = [] }
    return affected
  }

  mutating func takeCulprits() -> [PackageID] {
    defer { culprits = [] }
    return culprits
  }

  private static func count(_ package: PackageID, in counts: inout [Int]) -> Int {
    while counts.count <= package.index {
      counts.append(0)
    }
    counts[package.index] += 1
    return counts[package.index]
  }
}
