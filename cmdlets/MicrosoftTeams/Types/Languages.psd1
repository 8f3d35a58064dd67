@{
  Languages = @(
    'ar-SA=Arabic', 'bg-BG=Bulgarian', 'zh-HK=Chinese (Hong Kong)', 'zh-CN=Chinese (Simplified)', 'zh-TW=Chinese (Traditional)', 'hr-HR=Croatian',
    'cs-CZ=Czech', 'da-DK=Danish', 'nl-NL=Dutch', 'en-AU=English (Australia)', 'en-GB=English (United Kingdom)', 'en-US=English (United States)',
    'et-EE=Estonian', 'fil-PH=Filipino', 'fi-FI=Finnish', 'fr-CA=French (Canada)', 'fr-FR=French (France)', 'de-DE=German', 'ka-GE=Georgian', 'el-GR=Greek',
    'he-IL=Hebrew', 'hi-IN=Hindi', 'hu-HU=Hungarian', 'id-ID=Indonesian', 'it-IT=Italian', 'ja-JP=Japanese', 'ko-KR=Korean', 'lv-LV=Latvian',
    'lt-LT=Lithuanian', 'ms-MY=Malay', 'nb-NO=Norwegian (Bokmal)', 'pl-PL=Polish', 'pt-BR=Portuguese (Brazil)', 'pt-PT=Portuguese (Portugal)',
    'ro-RO=Romanian', 'ru-RU=Russian', 'sk-SK=Slovak', 'sl-SI=Slovenian', 'es-MX=Spanish (Mexico)', 'es-ES=Spanish (Spain)', 'sv-SE=Swedish', 'th-TH=Thai',
    'tr-TR=Turkish', 'uk-UA=Ukrainian'
  )
}
