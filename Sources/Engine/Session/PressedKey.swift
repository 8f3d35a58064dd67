import Objects

/// A key that was pressed: what `$Host.UI.RawUI.ReadKey()` and `[Console]::ReadKey()` give.
public struct PressedKey {
  /// The character, a UTF-16 unit; 0 for a key without one.
  public let character: UInt16
  /// The virtual key's code, as Windows numbers them: 13 is Enter, 27 is Escape.
  public let code: Int

  public init(character: UInt16, code: Int) {
    self.character = character
    self.code = code
  }

  package var keyInfo: Value {
    let info = CustomObject([
      "VirtualKeyCode": .int(Int32(code)), "Character": .char(character),
      "ControlKeyState": Value(enumeration: "System.Management.Automation.Host.ControlKeyStates", 0), "KeyDown": .bool(true),
    ])
    info.customTypeNames = ["System.Management.Automation.Host.KeyInfo", "System.ValueType", "System.Object"]
    return .object(info)
  }
}
