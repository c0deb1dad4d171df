package import PackagingStandards

extension Requirement {
  /// The version that the requirement pins with `==` or `===`, if that is all it says.
  package var exactVersion: Version? {
    guard url == nil, specifiers.specifiers.count == 1, let specifier = specifiers.specifiers.first else { return nil }
    switch specifier.operator {
    case .equal where !specifier.isPrefixMatch, .arbitraryEqual: return specifier.version
    default: return nil
    }
  }

  /// The version that `==` without a wildcard pins, if that is all the requirement says.
  package var pinnedVersion: Version? {
    guard url == nil, specifiers.specifiers.count == 1, let specifier = specifiers.specifiers.first else { return nil }
    guard specifier.operator == .equal, !specifier.isPrefixMatch else { return nil }
    return specifier.version
  }
}
