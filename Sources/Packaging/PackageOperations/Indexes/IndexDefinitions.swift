package import IndexAccess
internal import PackagingStandards

/// The indexes that options, variables, configuration and requirements files give, the most important first, and the
/// rules that say which of them are asked. They are the peer's, so that a private package comes from where it would
/// come from there.
package struct IndexDefinitions: Sendable {
  /// An index and its part.
  package struct Definition: Sendable {
    /// The index.
    package var index: PackageIndex
    /// Whether it takes the place of the public index: it is asked last.
    package var isDefault = false
    /// Whether only packages that name it come from it.
    package var isExplicit = false

    package init(index: PackageIndex, isDefault: Bool = false, isExplicit: Bool = false) {
      self.index = index
      self.isDefault = isDefault
      self.isExplicit = isExplicit
    }
  }

  /// The indexes in the order in which they were given.
  package var definitions: [Definition] = []

  package init() {}

  /// Adds an index behind the others.
  package mutating func append(_ index: PackageIndex, isDefault: Bool = false) {
    definitions.append(Definition(index: index, isDefault: isDefault))
  }

  /// The indexes to ask, in order.
  ///
  /// Of several definitions with one name only the first counts, even where it is of another kind. The first default
  /// takes the place of the public index and every other default is left out; an explicit default leaves none. An URL
  /// is asked once.
  package var indexes: [PackageIndex] {
    var names: Set<String> = []
    let named = definitions.filter { definition in
      guard let name = definition.index.name else { return true }
      return names.insert(name).inserted
    }
    var asked = named.filter { !$0.isDefault && !$0.isExplicit }
    if let replacement = named.first(where: \.isDefault) {
      if !replacement.isExplicit { asked.append(replacement) }
    } else {
      asked.append(Definition(index: .standard))
    }
    var indexes: [PackageIndex] = []
    for definition in asked where !indexes.contains(where: { $0.url == definition.index.url }) {
      indexes.append(definition.index)
    }
    return indexes.map(withCredentials)
  }

  /// An index with the user that another definition of its URL names: `https://user@host/simple` in a variable, and the
  /// same without a user in a file that is shared.
  private func withCredentials(_ index: PackageIndex) -> PackageIndex {
    guard index.url.credentials == nil, index.authentication != .never else { return index }
    for other in definitions {
      guard let credentials = other.index.url.credentials,
        other.index.url.withoutCredentials == index.url.withoutCredentials
      else { continue }
      var index = index
      index.url = index.url.withCredentials(user: credentials.username, password: credentials.password)
      return index
    }
    return index
  }
}
