enum ArchivesModule {}
