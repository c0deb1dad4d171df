enum PackagingStandardsModule {}
