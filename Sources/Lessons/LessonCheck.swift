/// One thing that must be so when a step is done.
package struct LessonCheck {
  package enum Kind {
    /// A property of what an expression gives, and what it should be; an empty property means the thing itself.
    case value(expression: String, property: String, wanted: Wanted)
    /// PowerShell that must give `$true`; text that it gives instead says what is missing.
    case condition(String)
  }

  package enum Wanted {
    case text(String)
    case expression(String)
  }

  /// What is checked, in words.
  package let title: String
  package let kind: Kind
  package let points: Int
  /// The line of the file, from 1.
  package let line: Int
}
