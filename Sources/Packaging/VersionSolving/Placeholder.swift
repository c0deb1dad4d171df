enum VersionSolvingModule {}
