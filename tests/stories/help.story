The command line helps in the language of whoever sits before it

When I run "bch --help" in "fr"
Then it succeeds
Then it says "Utilisation : bch COMMANDE [OPTIONS]"
Then it says "Publier des dossiers à partir de fichiers"
Then it does not say "Publish"
When I run "bch import --help" in "ar"
Then it succeeds
Then it says "نشر سجلات من ملفات"
Then it says "  --data DIR "
Then it says "bch import [الخيارات] [FILE...]"
Then it does not say "Options"
When I run "bch imprt records.ndjson" in "es"
Then it fails with 64
Then it says "No existe el comando imprt. ¿Quiso decir import?"
Then it says "Ayuda: bch --help"
When I run "bch import --dta" in "es"
Then it fails with 64
Then it says "No se esperaba aquí: --dta. ¿Quiso decir --data?"
Then it says "Ayuda: bch import --help"
When I run "bch import --data a --data b" in "ru"
Then it fails with 64
Then it says "--data можно указать только один раз."
When I run "bch import --json=abc" in "zh"
Then it fails with 64
Then it says "--json 不带值。"
When I run "bch frobnicate" in "en"
Then it fails with 64
Then it says "There is no command frobnicate."
Then it does not say "Did you mean"
When I run "bch --json" in "en"
Then it fails with 64
Then it says "Name a command."
When I run "bch check" in "en"
Then it succeeds
Then it says "all translations present"
