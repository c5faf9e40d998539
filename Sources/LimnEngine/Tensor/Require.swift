/// A precondition whose message is printed in release builds too, where Swift drops that of `precondition`.
@inline(__always)
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}
