import PackagingStandards
import VersionSolving

/// The packages of a resolution, numbered in order of appearance.
struct PackageTable {
  private var packages: [ResolverPackage] = [.root, .python]
  private var ids: [ResolverPackage: PackageID] = [:]
  /// Ids of plain projects by the id of their name; 0 for those that did not appear.
  private var projectIDs: [UInt32] = []

  static let python = PackageID(1)

  subscript(id: PackageID) -> ResolverPackage { packages[Int(id.rawValue)] }

  /// The id of a project without extra or marker.
  mutating func project(_ name: PackageName) -> PackageID {
    let index = Int(name.id)
    while projectIDs.count <= index {
      projectIDs.append(0)
    }
    if projectIDs[index] == 0 {
      projectIDs[index] = append(.project(name, extra: nil, marker: .alwaysTrue)).rawValue
    }
    return PackageID(projectIDs[index])
  }

  mutating func id(of package: ResolverPackage) -> PackageID {
    switch package {
    case .root: return .root
    case .python: return Self.python
    case .project(let name, nil, let marker) where marker.isTrue: return project(name)
    default:
      if let id = ids[package] { return id }
      let id = append(package)
      ids[package] = id
      return id
    }
  }

  static func family(of name: PackageName) -> PackageFamilyID { PackageFamilyID(name.id) }

  private mutating func append(_ package: ResolverPackage) -> PackageID {
    packages.append(package)
    return PackageID(UInt32(packages.count - 1))
  }
}
