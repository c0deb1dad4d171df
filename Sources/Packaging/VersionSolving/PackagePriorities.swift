/// Keeps the urgency of every package, which follows from the order in which packages are first required, from how
/// they are required, and from the conflicts they cause.
///
/// Priorities belong to families, so that the virtual packages of one project are decided together.
struct PackagePriorities {
  private struct Family {
    var order: UInt32
    var priorityClass: PackagePriority.Class
  }

  private var families: [Family?] = []
  private var familyCount: UInt32 = 0
  private var packageOrders: [UInt32?] = []
  private var packageCount: UInt32 = 0
  private var familyOfPackage: [PackageFamilyID?] = []

  /// Notes that a package is required, and how strictly.
  mutating func register(_ package: PackageID, family: PackageFamilyID, pinning: Dependency.Pinning) {
    note(package, family: family)
    let required: PackagePriority.Class =
      switch pinning {
      case .none: .ordinary
      case .exact: .pinned
      case .directURL: .directURL
      }
    guard var known = families[family.index] else {
      families[family.index] = Family(order: familyCount, priorityClass: required)
      familyCount += 1
      return
    }
    if required.rawValue > known.priorityClass.rawValue {
      known.priorityClass = required
      families[family.index] = known
    }
  }

  /// The family of a package, unless it is one of the packages that always come first.
  @inline(__always)
  func family(of package: PackageID) -> PackageFamilyID? {
    package.index < familyOfPackage.count ? familyOfPackage[package.index] : nil
  }

  func priority(of package: PackageID) -> PackagePriority {
    guard let familyID = family(of: package), let family = families[familyID.index],
      let order = packageOrders[package.index]
    else {
      return PackagePriority(.fixed, family: 0, package: package.rawValue)
    }
    return PackagePriority(family.priorityClass, family: family.order, package: order)
  }

  /// Makes a family come before those it conflicts with; returns whether that is new.
  mutating func markConflictEarly(_ package: PackageID) -> Bool {
    setClass(.conflictEarly, of: package) { $0 != .conflictEarly }
  }

  /// Makes a family come after those it conflicts with; returns whether that is new. A family that already comes
  /// early stays so, or two families could displace each other for ever.
  mutating func markConflictLate(_ package: PackageID) -> Bool {
    setClass(.conflictLate, of: package) { $0 != .conflictLate && $0 != .conflictEarly }
  }

  private mutating func setClass(
    _ priorityClass: PackagePriority.Class, of package: PackageID, if condition: (PackagePriority.Class) -> Bool
  ) -> Bool {
    guard let familyID = family(of: package), let family = families[familyID.index],
      condition(family.priorityClass)
    else { return false }
    families[familyID.index]?.priorityClass = priorityClass
    return true
  }

  private mutating func note(_ package: PackageID, family: PackageFamilyID) {
    while packageOrders.count <= package.index {
      packageOrders.append(nil)
      familyOfPackage.append(nil)
    }
    while families.count <= family.index {
      families.append(nil)
    }
    if packageOrders[package.index] == nil {
      packageOrders[package.index] = packageCount
      familyOfPackage[package.index] = family
      packageCount += 1
    }
  }
}
