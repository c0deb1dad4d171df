enum IndexAccessModule {}
