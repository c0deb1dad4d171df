import PackagingStandards

/// One thing that takes part in a conflict and follows from nothing else.
enum Fact: Hashable {
  /// Something requires versions of a package.
  case requirement(of: Subject, on: Subject)
  /// Versions of a package need another Python.
  case python(Subject, VersionRanges)
  /// Nothing that exists matches what is required of a package.
  case noVersions(Subject)
  /// Versions of a package cannot be used.
  case unavailable(Subject, UnavailabilityReason)

  /// Versions of a package, or of the request itself.
  struct Subject: Hashable {
    /// The package; none for the request.
    var name: PackageName?
    var extra: ExtraName?
    var versions: VersionRanges
  }

  /// The package that the fact says something about.
  var subject: Subject {
    switch self {
    case .requirement(let subject, _), .python(let subject, _), .noVersions(let subject), .unavailable(let subject, _):
      subject
    }
  }
}
