/// A statement about the selected version of one package, as the PubGrub paper defines it.
///
/// A positive term says that a version in the set is selected; a negative one that none in the set is, which also
/// holds while no version of the package is selected at all.
struct Term: Equatable {
  var package: PackageID
  var isPositive: Bool
  var set: VersionSetID

  /// Whether the term holds whatever is selected. Such a term is left out of incompatibilities.
  var isAlwaysTrue: Bool { !isPositive && set == .empty }
}

/// How the assignments so far bear on one term of an incompatibility.
enum TermRelation {
  case satisfied
  case contradicted
  case inconclusive
}

extension VersionSetTable {
  /// Says whether what is known about a package settles a term about it.
  @inline(__always)
  mutating func relation(of term: Term, givenPositive isPositive: Bool, _ known: VersionSetID) -> TermRelation {
    switch (isPositive, term.isPositive) {
    case (true, true):
      switch relation(of: known, to: term.set) {
      case .subset: .satisfied
      case .disjoint: .contradicted
      case .overlapping: .inconclusive
      }
    case (true, false):
      switch relation(of: known, to: term.set) {
      case .subset: .contradicted
      case .disjoint: .satisfied
      case .overlapping: .inconclusive
      }
    case (false, true):
      relation(of: term.set, to: known) == .subset ? .contradicted : .inconclusive
    case (false, false):
      relation(of: term.set, to: known) == .subset ? .satisfied : .inconclusive
    }
  }

  /// Returns the set and sign of "both statements hold" for two statements about one package.
  mutating func conjunction(
    _ firstPositive: Bool, _ first: VersionSetID, _ secondPositive: Bool, _ second: VersionSetID
  ) -> (isPositive: Bool, set: VersionSetID) {
    switch (firstPositive, secondPositive) {
    case (true, true): (true, intersection(first, second))
    case (true, false): (true, subtraction(first, second))
    case (false, true): (true, subtraction(second, first))
    case (false, false): (false, union(first, second))
    }
  }

  /// Returns the set and sign of "at least one statement holds" for two statements about one package.
  mutating func disjunction(
    _ firstPositive: Bool, _ first: VersionSetID, _ secondPositive: Bool, _ second: VersionSetID
  ) -> (isPositive: Bool, set: VersionSetID) {
    switch (firstPositive, secondPositive) {
    case (true, true): (true, union(first, second))
    case (true, false): (false, subtraction(second, first))
    case (false, true): (false, subtraction(first, second))
    case (false, false): (false, intersection(first, second))
    }
  }

  /// Whether two statements about one package cannot both hold.
  mutating func areExclusive(
    _ firstPositive: Bool, _ first: VersionSetID, _ secondPositive: Bool, _ second: VersionSetID
  ) -> Bool {
    switch (firstPositive, secondPositive) {
    case (true, true): first == .empty || relation(of: first, to: second) == .disjoint
    case (true, false): relation(of: first, to: second) == .subset
    case (false, true): relation(of: second, to: first) == .subset
    case (false, false): false
    }
  }
}
