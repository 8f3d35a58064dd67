/// A state of the tenant that was kept under a name.
package struct Snapshot {
  let row: Int64
  package let name, time: String
  /// Which tables its rows are in: 0 are those of the tenant as it is.
  let generation: Int64
}
