"""What holds for whatever anybody types: parsers fed with what nobody thinks of."""
