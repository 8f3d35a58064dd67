/// What the player itself says to the presenter, in the language of the demo.
package struct PlayerWords {
  package let offScript: String
  package let backOnScript: String
  package let keys: String

  /// The words of a culture such as `sv-SE`; English for others.
  package static func of(_ culture: String) -> PlayerWords {
    switch culture.lowercased().prefix(2) {
    case "sv": swedish
    case "de": german
    case "zh": chinese
    case "it": italian
    default: english
    }
  }

  private static let english = PlayerWords(
    offScript: "Off script: exit or Ctrl-D returns.",
    backOnScript: "Back on script. r: restore the state of this step, any other key: keep what was done.",
    keys: """
      Space Enter  next             b  back, with the state of that step
      j            jump to a step   r  this step again
      s            skip the step    l  list of steps
      !            off script       q  quit
      """)

  private static let swedish = PlayerWords(
    offScript: "Utanför manuset: exit eller Ctrl-D leder tillbaka.",
    backOnScript: "Tillbaka i manuset. r: återställ stegets läge, annan tangent: behåll det som gjordes.",
    keys: """
      Mellanslag Retur  nästa               b  bakåt, med stegets läge
      j                 hoppa till ett steg r  samma steg igen
      s                 hoppa över steget   l  lista över steg
      !                 utanför manuset     q  avsluta
      """)

  private static let german = PlayerWords(
    offScript: "Abseits des Drehbuchs: exit oder Strg-D führt zurück.",
    backOnScript: "Zurück im Drehbuch. r: Zustand des Schritts wiederherstellen, andere Taste: Gemachtes behalten.",
    keys: """
      Leertaste Eingabe  weiter                  b  zurück, mit dem Zustand des Schritts
      j                  zu einem Schritt        r  diesen Schritt noch einmal
      s                  Schritt überspringen    l  Liste der Schritte
      !                  abseits des Drehbuchs   q  beenden
      """)

  private static let chinese = PlayerWords(
    offScript: "已离开脚本：exit 或 Ctrl-D 返回。",
    backOnScript: "已回到脚本。r：恢复此步骤的状态，其他键：保留所做的更改。",
    keys: """
      空格 回车  下一步        b  返回，并恢复该步骤的状态
      j          跳到某一步    r  重做此步骤
      s          跳过此步骤    l  步骤列表
      !          离开脚本      q  退出
      """)

  private static let italian = PlayerWords(
    offScript: "Fuori copione: exit o Ctrl-D riporta indietro.",
    backOnScript: "Di nuovo nel copione. r: ripristina lo stato del passo, altro tasto: conserva quanto fatto.",
    keys: """
      Spazio Invio  avanti            b  indietro, con lo stato del passo
      j             vai a un passo    r  di nuovo questo passo
      s             salta il passo    l  elenco dei passi
      !             fuori copione     q  uscire
      """)
}
