enum InstallingModule {}
