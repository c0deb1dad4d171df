internal import PackageOperations
internal import PackagingStandards
internal import Resolution

extension CommandContext {
  /// The requirements that `--upgrade-package` gives beside names.
  func upgradeConstraints(_ resolver: ResolverOptions) throws -> [SourcedRequirement] {
    try settings.list(.upgradePackage, arguments: resolver.upgradePackage).compactMap { setting in
      let requirement = try upgradedPackage(setting)
      return requirement.specifiers.isEmpty ? nil : SourcedRequirement(requirement)
    }
  }

  /// The packages whose newest version is wanted, whatever is there already.
  func upgradeSelection(_ resolver: ResolverOptions) throws -> PackageSelection {
    let named = try settings.list(.upgradePackage, arguments: resolver.upgradePackage)
    let names = Set(try named.map { try upgradedPackage($0).name })
    let isAll = try settings.flag(.upgrade, argument: resolver.upgrade)?.value ?? false
    return isAll ? .all : PackageSelection(names)
  }

  /// The packages that are installed again although they are there.
  func reinstallSelection(_ installer: InstallerOptions) throws -> PackageSelection {
    let named = try settings.list(.reinstallPackage, arguments: installer.reinstallPackage)
    let names = Set(try named.map { try packageName($0, for: "reinstall-package") })
    let isAll = try settings.flag(.reinstall, argument: installer.reinstall)?.value ?? false
    return isAll ? .all : PackageSelection(names)
  }

  /// The packages that indexes are asked about again, whatever the cache has.
  func refreshSelection(_ refresh: RefreshOptions) throws -> PackageSelection {
    let names = Set(try packageNames(refresh.refreshPackage, option: "refresh-package"))
    return refresh.refresh == true ? .all : PackageSelection(names)
  }
}
