"""Attribution: who said which stretch of a sentence, and through whom."""
