"""Names of fields and sections in other languages than Chinese and English.

Japanese, Korean, Spanish, Portuguese, French, Italian, German and Russian; `_` stands for a space.
"""

from __future__ import annotations

from ...model import Facet

FIELDS: dict[str, str] = {
    "title": "題名 論文名 表題 タイトル 論文タイトル 제목 논문제목 논문명 논문 título titulo titre titolo titel название",
    "authors": "著者 著者名 執筆者 저자 저자명 autores autor autoría auteurs auteur autori autore autoren autorinnen verfasser авторы автор",
    "venue": "学会 学会名 会議名 学会誌 掲載先 掲載誌 掲載 論文誌 国際会議 発表先 発表 発表会議 投稿先 雑誌 출판 학회 학회명 저널 학술지 게재지 학회/저널 게재 conferencia congreso revista publicado_en conferência "
    "congresso publicado_em conférence revue publié_dans paru_dans conferenza rivista konferenz zeitschrift erschienen_in veröffentlicht_in журнал конференция",
    "year": "発行年 発表年 出版年 公開年 年度 연도 년도 출판연도 출판년도 발행연도 발행년도 게재연도 발표연도 año anio ano année anno jahr erscheinungsjahr год",
    "institutions": "所属 所属機関 研究機関 著者の所属機関 著者の所属 著者所属 所属組織 소속 기관 institución institución_de_origen afiliación instituição afiliação "
    "établissement affiliations_des_auteurs istituzione affiliazione institut organización организация",
    "link": "リンク 論文リンク 링크 논문링크 논문주소 원문 enlace enlaces lien collegamento ссылка",
    "code": "コード 実装 ソースコード 코드 구현 código código_fuente codice quellcode код",
    "keywords": "キーワード 키워드 palabras_clave palavras-chave mots-clés mots_clés parole_chiave schlagwörter ключевые_слова",
    "tags": "タグ 태그 etiquetas étiquettes etichette schlagworte теги",
    "noted": "読んだ日 読了日 読んだ日付 읽은날짜 읽은날 fecha_de_lectura data_de_leitura date_de_lecture gelesen_am",
    "short": "略称 약어 siglas sigle kürzel",
    "topic": "分野 주제 분야 tema ámbito thème sujet argomento thema forschungsgebiet тема",
}

SECTIONS: dict[Facet, str] = {
    "motivation": "動機 目的 研究目的 課題 解決したい課題 問題意識 동기 목적 문제 motivación motivação motivazione objetivo objetivos "
    "objectif objectifs obiettivo obiettivi ziel ziele problemstellung problema problemas problème problématique "
    "мотивация цель проблема "
    "課題設定 仮説 背景・目的 背景と目的 目的と背景 연구_목적 연구_질문 연구_문제 문제점 문제_정의 가설 fragestellung forschungsfrage forschungsfragen hypothese hypothesen question_de_recherche hypothèse hypothèses objectif_de_l'étude pregunta_de_investigación hipótesis objetivo_del_estudio 何を解決 何を解決したか 연구_동기",
    "background": "背景知識 배경 antecedentes contexto marco_teórico contexte contesto hintergrund grundlagen предпосылки "
    "연구_배경 이론적_배경 theoretischer_rahmen cadre_théorique",
    "existing": "先行研究 従来手法 既存手法 既存研究 従来研究 従来手法の問題点 기존연구 기존_연구 기존_방법 "
    "선행_연구 선행연구 forschungsstand",
    "contribution": "貢献 新規性 新しい点 先行研究との差分 기여 contribución contribuciones aportes aportaciones "
    "contribuição contribuições contributi contributo beitrag beiträge новизна вклад "
    "what_is_amazing_compared_to_previous_works what_is_novel_compared_to_previous_works "
    "新規性・差分 先行研究との比較 先行研究との違い 論文の主張 キーポイント ポイント 의의 연구_의의 kernaussagen kernaussage points_clés idée_principale apports ideas_principales ideas_clave 何が新しい 何が新しいか 主な貢献 핵심_기여 주요_기여",
    "method": "手法 提案手法 技術の手法や肝は アプローチ アルゴリズム モデル 方法 방법 방법론 제안방법 제안_방법 모델 método métodos metodología "
    "modelo arquitectura enfoque propuesta metodologia arquitetura abordagem proposta méthode méthodes méthodologie "
    "modèle approche metodo metodi modello approccio methode methoden methodik verfahren ansatz modell метод методы подход "
    "where_is_the_key_to_technologies_and_techniques where_is_the_key_of_the_technology "
    "手法の概要 提案手法の概要 モデル構造 연구_방법 제안_기법 제안하는_방법 핵심_아이디어 해결_방법 모델_구조 아키텍처 네트워크_구조 提案 どうやってる どうやるか どう実現 studiendesign durchführung",
    "loss": "損失関数 損失 손실함수 손실_함수 función_de_pérdida função_de_perda fonction_de_perte verlustfunktion функция_потерь",
    "experiments": "実験 実験設定 評価 検証 検証方法 評価方法 データセット 有効性の検証方法 실험 평가 데이터셋 데이터 experimentos evaluación datos "
    "avaliação dados expériences évaluation données esperimenti valutazione dati experimente auswertung daten datensatz "
    "эксперименты данные how_did_you_validate_it how_did_they_validate_it how_was_it_validated "
    "データ 評価指標 定量評価 定性評価 실험_설정 실험_환경 성능_평가 실험_및_결과 stichprobe échantillon muestra participantes",
    "results": "結果 実験結果 결과 실험결과 resultados hallazgos résultats risultati ergebnisse результаты "
    "結果と考察 実験結果と考察 분석_결과 연구_결과 결과_분석 실험_및_분석 befunde ergebnisse_und_diskussion résultats_principaux",
    "conclusion": "結論 まとめ 결론 conclusión conclusiones conclusão conclusões conclusioni conclusione fazit schlussfolgerung "
    "schlussfolgerungen заключение выводы "
    "시사점 결론_및_향후_연구 implikationen fazit_und_ausblick",
    "related": "関連研究 関連論文 관련연구 관련_연구 "
    "trabajos_relacionados trabajo_relacionado trabalhos_relacionados travaux_connexes état_de_l'art lavori_correlati "
    "stand_der_technik verwandte_arbeiten связанные_работы which_paper_should_be_read_next 関連研究との違い",
    "limitations": "限界 課題と展望 今後の課題 残された課題 한계 한계점 limitaciones limitações limites limiti limitazioni grenzen "
    "einschränkungen trabajo_futuro trabajos_futuros trabalhos_futuros perspectives lavori_futuri ausblick ограничения недостатки "
    "今後の展望 限界と課題 短所 デメリット 향후_연구 단점 schwächen limites_et_perspectives faiblesses limitaciones_y_trabajo_futuro debilidades 弱点 弱そうなところ 弱いところ 향후_과제 향후_연구_과제",
    "questions": "質問 疑問 疑問点 わからなかったこと 질문 preguntas dudas perguntas dúvidas domande fragen offene_fragen вопросы "
    "わからなかった点 궁금한_점",
    "review": "感想 所感 コメント 感想・メモ 考察 의견 느낀점 comentarios comentários commentaires commenti opinión opinião "
    "avis_personnel kommentar kommentare anmerkungen bewertung комментарии "
    "感想・気づき 気づき 思ったこと 私見 自分の意見 まとめと感想 長所 メリット 장점 장단점 나의_생각 내_생각 생각 kritik eigene_gedanken relevanz stärken mes_notes forces crítica fortalezas reflexión reflexiones どこが強い 強み 強いところ 自分の理解 自分の理解/感想 自分の感想 적용_포인트",
}  # fmt: skip

# What says of a heading that papers or notes follow, in the form of `simplified`; for use in expressions.
NOTES = (
    "论文(?:メモ|まとめ|読み|一覧|リスト|绍介)|読んだ论文|(?:読書)?メモ|논문(?: ?(?:리뷰|정리|목록))?|"
    "заметки|статьи|notas|artículos|artigos|apuntes|articles lus|notizen"
)
# What says in front of a title, or behind it, that these are notes on it; in that form, too.
READING = "メモ|まとめ|読み|绍介|解説|리뷰|정리|읽기|요약"

# Sections that are no facet, yet are sections and never papers; a field may stand as a heading, too.
OTHER = (
    "概要 要約 要旨 論文情報 論文情報・リンク 論文リンク 論文情報リンク 基本情報 落合陽一フォーマット 落合フォーマット 書誌情報 議論 参考文献 参考 引用 メモ はじめに 付録 用語 "
    "초록 요약 개요 서론 참고문헌 메모 논문정보 기본정보 서지정보 논문_개요 resumen introducción discusión referencias bibliografía notas apuntes resumo introdução discussão "
    "referências notas_pessoais résumé introduction_générale références bibliographie notes_personnelles riassunto introduzione "
    "discussione riferimenti appunti zusammenfassung kurzfassung einleitung einführung diskussion literatur "
    "literaturverzeichnis notizen аннотация введение обсуждение литература заметки what_is_it is_there_any_discussion "
    "論文の概要 ひとこと 応用 토의 논의 고찰 핵심 주요_내용 들어가며 한줄_요약 세줄_요약 요점 zitate citas "
    + " ".join(FIELDS.values())
)
